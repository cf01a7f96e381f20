/** Projects of Node with their packages, for tests of what other programs see. */
@NullMarked
package dev.innovationpipeline.systemtests.node;

import org.jspecify.annotations.NullMarked;
