/** Stage 3: translates trends into principles that hold in any business. */
@NullMarked
package dev.innovationpipeline.processor.stage.translation;

import org.jspecify.annotations.NullMarked;
