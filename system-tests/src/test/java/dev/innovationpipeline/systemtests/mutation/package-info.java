/** Puts mistakes into the services, to see that the history checker finds them. */
@NullMarked
package dev.innovationpipeline.systemtests.mutation;

import org.jspecify.annotations.NullMarked;
