/** Exports as flat files: JSON, CSV and Markdown. */
@NullMarked
package dev.innovationpipeline.ingest.export.flat;

import org.jspecify.annotations.NullMarked;
