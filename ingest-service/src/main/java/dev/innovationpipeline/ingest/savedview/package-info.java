/** Views of the board that persons keep under a name. */
@NullMarked
package dev.innovationpipeline.ingest.savedview;

import org.jspecify.annotations.NullMarked;
