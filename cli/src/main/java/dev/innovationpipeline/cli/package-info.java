/** The command line: talks HTTP to any server. */
@NullMarked
package dev.innovationpipeline.cli;

import org.jspecify.annotations.NullMarked;
