/** Tells watchers what the model writes while it writes it. */
@NullMarked
package dev.innovationpipeline.stages.text;

import org.jspecify.annotations.NullMarked;
