/** Commits outputs, offsets and completion bitmaps in one transaction. */
@NullMarked
package dev.innovationpipeline.processor.engine.commit;

import org.jspecify.annotations.NullMarked;
