/** Who gets into local mode: this machine, and no page of others. */
@NullMarked
package dev.innovationpipeline.systemtests.access;

import org.jspecify.annotations.NullMarked;
