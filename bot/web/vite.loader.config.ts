import { defineConfig } from "vite";

// One classic script under a fixed name: host pages embed it and never change.
export default defineConfig({
  publicDir: false,
  build: {
    target: "es2018",
    emptyOutDir: false,
    lib: {
      entry: "src/loader/widget.ts",
      formats: ["iife"],
      name: "PolicyAssistant",
      fileName: () => "widget.js",
    },
  },
});
