/** The command line as tests use it. */
@NullMarked
package dev.innovationpipeline.local.cli;

import org.jspecify.annotations.NullMarked;
