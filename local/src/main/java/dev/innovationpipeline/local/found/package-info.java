/** Servers of models that run on this machine already. */
@NullMarked
package dev.innovationpipeline.local.found;

import org.jspecify.annotations.NullMarked;
