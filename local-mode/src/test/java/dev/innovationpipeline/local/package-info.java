/** The main job on real parts, and who may depend on whom. */
@NullMarked
package dev.innovationpipeline.local;

import org.jspecify.annotations.NullMarked;
