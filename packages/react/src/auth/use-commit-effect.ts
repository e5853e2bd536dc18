'use client'
import { useEffect, useLayoutEffect } from 'react'

/** A layout effect, but for servers, where React 18 warns of one. */
export const useCommitEffect: typeof useLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect
