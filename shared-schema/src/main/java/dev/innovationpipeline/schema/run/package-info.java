/** The one state machine of a run: a state is (attempt, progress), and merging is max. */
@NullMarked
package dev.innovationpipeline.schema.run;

import org.jspecify.annotations.NullMarked;
