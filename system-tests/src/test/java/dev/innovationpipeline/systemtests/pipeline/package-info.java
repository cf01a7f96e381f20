/** A pipeline that grows, on the whole system. */
@NullMarked
package dev.innovationpipeline.systemtests.pipeline;

import org.jspecify.annotations.NullMarked;
