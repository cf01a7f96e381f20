/** The commands that start everything in this JVM: demo and up. */
@NullMarked
package dev.innovationpipeline.local.command;

import org.jspecify.annotations.NullMarked;
