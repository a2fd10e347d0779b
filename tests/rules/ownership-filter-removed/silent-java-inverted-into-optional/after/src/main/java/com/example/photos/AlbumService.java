package com.example.photos;

import org.springframework.security.access.AccessDeniedException;

public class AlbumService {

    private final AlbumRepository albums;

    public AlbumService(AlbumRepository albums) {
        this.albums = albums;
    }

    public void rename(long userId, long albumId, String title) {
        Album album = albums.findById(albumId)
                .filter(found -> found.getOwnerId() == userId)
                .orElseThrow(() -> new AccessDeniedException("not your album"));
        album.setTitle(title);
        albums.save(album);
    }
}
