/** The contract between the engine and a stage: its input and its output. */
@NullMarked
package dev.innovationpipeline.processor.stage.api;

import org.jspecify.annotations.NullMarked;
