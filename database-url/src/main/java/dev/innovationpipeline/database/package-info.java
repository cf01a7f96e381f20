/** Where the database is, spelled once for who writes it and who reads it. */
@NullMarked
package dev.innovationpipeline.database;

import org.jspecify.annotations.NullMarked;
