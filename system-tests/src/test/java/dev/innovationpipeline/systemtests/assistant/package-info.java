/** Assistants that use the pipeline by the Model Context Protocol. */
@NullMarked
package dev.innovationpipeline.systemtests.assistant;

import org.jspecify.annotations.NullMarked;
