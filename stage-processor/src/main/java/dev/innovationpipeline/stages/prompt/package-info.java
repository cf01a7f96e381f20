/** Prompts: files beside their stage, in versions that are recorded with every output. */
@NullMarked
package dev.innovationpipeline.stages.prompt;

import org.jspecify.annotations.NullMarked;
