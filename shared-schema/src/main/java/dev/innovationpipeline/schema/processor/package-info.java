/**
 * The reports of a stage processor about itself while it works; soon out of date, so not events.
 */
@NullMarked
package dev.innovationpipeline.schema.processor;

import org.jspecify.annotations.NullMarked;
