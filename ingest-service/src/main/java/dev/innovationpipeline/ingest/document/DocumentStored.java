package dev.innovationpipeline.ingest.document;

/** The answer to an upload: what to give as {@code blob_url} of a run. */
record DocumentStored(String blobUrl) {}
