/** Exports as PDF, with its fonts in the file. */
@NullMarked
package dev.innovationpipeline.ingest.export.pdf;

import org.jspecify.annotations.NullMarked;
