/** The edits of outputs and cards, as the sink has written them. */
@NullMarked
package dev.innovationpipeline.ingest.edited;

import org.jspecify.annotations.NullMarked;
