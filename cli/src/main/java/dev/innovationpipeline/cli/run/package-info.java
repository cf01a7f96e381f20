/** Commands that start, watch and compare runs. */
@NullMarked
package dev.innovationpipeline.cli.run;

import org.jspecify.annotations.NullMarked;
