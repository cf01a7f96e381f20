/** Runs and cards as exports show them, whatever the format. */
@NullMarked
package dev.innovationpipeline.ingest.export.content;

import org.jspecify.annotations.NullMarked;
