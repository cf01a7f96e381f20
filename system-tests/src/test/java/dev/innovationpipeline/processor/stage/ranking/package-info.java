/** Stage 6 of the test's pipeline: ranks the cards. */
@NullMarked
package dev.innovationpipeline.processor.stage.ranking;

import org.jspecify.annotations.NullMarked;
