/** Programs under test in processes of their own. */
@NullMarked
package dev.innovationpipeline.testing.process;

import org.jspecify.annotations.NullMarked;
