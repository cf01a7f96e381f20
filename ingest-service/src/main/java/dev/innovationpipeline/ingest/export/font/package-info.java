/** Fonts that exports bring along, and the room that text takes in them. */
@NullMarked
package dev.innovationpipeline.ingest.export.font;

import org.jspecify.annotations.NullMarked;
