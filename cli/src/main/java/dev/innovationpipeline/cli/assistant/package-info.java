/** A server of the Model Context Protocol, by which assistants use the pipeline. */
@NullMarked
package dev.innovationpipeline.cli.assistant;

import org.jspecify.annotations.NullMarked;
