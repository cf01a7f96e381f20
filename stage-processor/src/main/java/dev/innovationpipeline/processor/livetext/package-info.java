/** Publishes the text of streamed answers for live viewers. */
@NullMarked
package dev.innovationpipeline.processor.livetext;

import org.jspecify.annotations.NullMarked;
