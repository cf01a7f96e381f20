/** The command that lists runs. */
@NullMarked
package dev.innovationpipeline.cli.runs;

import org.jspecify.annotations.NullMarked;
