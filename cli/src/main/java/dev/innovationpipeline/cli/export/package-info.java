/** The command that saves cards as files of many formats. */
@NullMarked
package dev.innovationpipeline.cli.export;

import org.jspecify.annotations.NullMarked;
