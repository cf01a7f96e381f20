/** Prompts on the command line: which are used, how they differ, and one tried on a run. */
@NullMarked
package dev.innovationpipeline.local.prompt;

import org.jspecify.annotations.NullMarked;
