import '../../vite-react/src/main.tsx'
