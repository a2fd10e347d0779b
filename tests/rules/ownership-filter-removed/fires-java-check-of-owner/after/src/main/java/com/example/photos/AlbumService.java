package com.example.photos;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

@Service
public class AlbumService {

    private final AlbumRepository albums;

    public AlbumService(AlbumRepository albums) {
        this.albums = albums;
    }

    public void rename(long userId, long albumId, String title) {
        Album album = albums.findById(albumId).orElseThrow();
        album.setTitle(title.strip());
        albums.save(album);
    }
}
