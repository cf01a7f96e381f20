/** Commands that reprocess runs, one or many. */
@NullMarked
package dev.innovationpipeline.cli.reprocess;

import org.jspecify.annotations.NullMarked;
