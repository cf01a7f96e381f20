/** Users of a system under test, what they were answered, and the calls that were paid for them. */
@NullMarked
package dev.innovationpipeline.benchmarks.chaos.load;

import org.jspecify.annotations.NullMarked;
