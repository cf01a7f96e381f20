/**
 * What a stage processor reports about itself while it works; soon out of date, so not an event.
 */
@NullMarked
package dev.innovationpipeline.schema.processor;

import org.jspecify.annotations.NullMarked;
