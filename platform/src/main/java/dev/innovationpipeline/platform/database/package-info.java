/** The database as the services share it: its address, its connections, its migrations. */
@NullMarked
package dev.innovationpipeline.platform.database;

import org.jspecify.annotations.NullMarked;
