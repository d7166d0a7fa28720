import { defineConfig } from "vite";

// Relative addresses, so that the app also works behind a path prefix.
export default defineConfig({
  base: "./",
  build: {
    target: "es2020",
    // The browsers inside chat apps are some years behind.
    cssTarget: ["chrome87", "safari14"],
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: { input: { chat: "chat.html", demo: "demo.html" } },
  },
});
