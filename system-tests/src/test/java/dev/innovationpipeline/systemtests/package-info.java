/** The main job on real parts, and the directions between modules. */
@NullMarked
package dev.innovationpipeline.systemtests;

import org.jspecify.annotations.NullMarked;
