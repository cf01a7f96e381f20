/** The command line: starts the pipeline, submits documents to it and watches them. */
@NullMarked
package dev.innovationpipeline.local.cli;

import org.jspecify.annotations.NullMarked;
