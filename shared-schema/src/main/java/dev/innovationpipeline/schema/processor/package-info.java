/** What a stage processor tells of itself while it works; no events, and soon out of date. */
@NullMarked
package dev.innovationpipeline.schema.processor;

import org.jspecify.annotations.NullMarked;
