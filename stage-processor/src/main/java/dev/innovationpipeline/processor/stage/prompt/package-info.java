/** Prompts: files beside their stage, in versions that are recorded with every output. */
@NullMarked
package dev.innovationpipeline.processor.stage.prompt;

import org.jspecify.annotations.NullMarked;
