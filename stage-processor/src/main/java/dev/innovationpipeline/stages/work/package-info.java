/** What the engine and a stage agree on: the input, the output, the ways to fail. */
@NullMarked
package dev.innovationpipeline.stages.work;

import org.jspecify.annotations.NullMarked;
