/** Exports as slides (PPTX): a slide for each card, its evidence in the notes. */
@NullMarked
package dev.innovationpipeline.ingest.export.slide;

import org.jspecify.annotations.NullMarked;
