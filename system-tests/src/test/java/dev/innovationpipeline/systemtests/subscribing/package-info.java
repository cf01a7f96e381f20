/** The examples for subscribing services, run as they are. */
@NullMarked
package dev.innovationpipeline.systemtests.subscribing;

import org.jspecify.annotations.NullMarked;
