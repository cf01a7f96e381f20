/** The command line as people use it. */
@NullMarked
package dev.innovationpipeline.systemtests.command;

import org.jspecify.annotations.NullMarked;
