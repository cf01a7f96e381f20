/** The poll loop, which never waits for work. */
@NullMarked
package dev.innovationpipeline.processor.engine.consumer;

import org.jspecify.annotations.NullMarked;
