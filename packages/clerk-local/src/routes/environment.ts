import { Hono } from 'hono'
import type { ClerkJson, Some } from '../clerk-json.js'
import type { AppEnv } from '../context.js'
import { DEV_BROWSER } from '../identity.js'
import { newId } from '../instance.js'

/** The routes of the instance's settings, and of the id for a new browser. */
export function environmentRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .on(['GET', 'PATCH'], '/v1/environment', (context) => context.json(environmentResource()))
    .post('/v1/dev_browser', (context) => {
      const id = newId('client')
      return context.json({ object: 'dev_browser', id, token: id, [DEV_BROWSER]: id })
    })
}

const off = {
  enabled: false,
  required: false,
  verifications: [],
  used_for_first_factor: false,
  first_factors: [],
  used_for_second_factor: false,
  second_factors: [],
  verify_at_sign_up: false,
}

/** Returns the settings of an instance with email and password, organizations, and several sessions. */
export function environmentResource(): Some<ClerkJson<'environment'>> {
  return {
    object: 'environment',
    id: 'env_clerk_local',
    maintenance_mode: false,
    auth_config: {
      object: 'auth_config',
      id: 'aconf_clerk_local',
      single_session_mode: false,
      claimed_at: null,
      reverification: true,
    },
    display_config: {
      object: 'display_config',
      id: 'display_config_clerk_local',
      application_name: 'Clerk Local',
      instance_environment_type: 'development',
      preferred_sign_in_strategy: 'password',
      home_url: '/',
      sign_in_url: '/',
      sign_up_url: '/',
      user_profile_url: '/',
      after_sign_in_url: '/',
      after_sign_up_url: '/',
      after_sign_out_one_url: '/',
      after_sign_out_all_url: '/',
      after_switch_session_url: '/',
      branded: false,
      show_devmode_warning: false,
    },
    user_settings: {
      attributes: {
        email_address: {
          ...off,
          enabled: true,
          required: true,
          used_for_first_factor: true,
        },
        phone_number: off,
        username: off,
        web3_wallet: off,
        first_name: off,
        last_name: off,
        password: { ...off, enabled: true, required: true },
        authenticator_app: off,
        backup_code: off,
        passkey: off,
      },
      social: {},
      enterprise_sso: { enabled: false },
      saml: { enabled: false },
      sign_in: { second_factor: { required: false } },
      sign_up: {
        captcha_enabled: false,
        progressive: true,
        mode: 'restricted',
        legal_consent_enabled: false,
      },
      password_settings: {
        allowed_special_characters: '',
        disable_hibp: true,
        min_length: 8,
        max_length: 72,
        require_special_char: false,
        require_numbers: false,
        require_uppercase: false,
        require_lowercase: false,
        show_zxcvbn: false,
        min_zxcvbn_strength: 0,
      },
      passkey_settings: { allow_autofill: false, show_sign_in_button: false },
      actions: { create_organization: false, delete_self: false },
      username_settings: { min_length: 4, max_length: 64 },
    },
    organization_settings: {
      enabled: true,
      max_allowed_memberships: 5,
      force_organization_selection: false,
      actions: { admin_delete: false },
      domains: { enabled: false, enrollment_modes: [], default_role: null },
    },
    commerce_settings: {
      billing: {
        organization: { enabled: false, has_paid_plans: false },
        user: { enabled: false, has_paid_plans: false },
      },
    },
    api_keys_settings: { user_api_keys_enabled: false, orgs_api_keys_enabled: false },
  }
}
