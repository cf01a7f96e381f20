// pdf.js, which draws PDFs. It is loaded only when a PDF is shown.
const HOME = '/webjars/pdfjs-dist/';
const WORKER = `${HOME}legacy/build/pdf.worker.min.mjs`;

/** The one script that this policy admits, whatever it is asked for. */
const policy = globalThis.trustedTypes?.createPolicy('pdf-worker', { createScriptURL: () => WORKER });

/** The document, with a thread of its own; to be closed when it is no longer shown. */
export async function openPdf(bytes) {
  const pdfjs = await import(`${HOME}legacy/build/pdf.min.mjs`);
  const port = new Worker(policy ? policy.createScriptURL('') : WORKER, { type: 'module' });
  const worker = new pdfjs.PDFWorker({ port });
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    worker,
    cMapUrl: `${HOME}cmaps/`,
    standardFontDataUrl: `${HOME}standard_fonts/`,
    wasmUrl: `${HOME}wasm/`,
    iccUrl: `${HOME}iccs/`,
    useWasm: false, // the policy of this page admits no WebAssembly
    useSystemFonts: false, // those of pdf.js are as wide as the file says
    enableXfa: false,
    verbosity: 0,
  });
  const close = () => {
    worker.destroy();
    port.terminate();
  };
  try {
    return { pdf: await task.promise, TextLayer: pdfjs.TextLayer, close: () => task.destroy().finally(close) };
  } catch (failure) {
    close();
    throw failure;
  }
}
