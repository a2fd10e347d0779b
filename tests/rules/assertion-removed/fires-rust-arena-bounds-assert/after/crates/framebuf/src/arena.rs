use std::alloc::{alloc_zeroed, dealloc, handle_alloc_error, Layout};
use std::ptr::{self, NonNull};

/// A fixed block of memory that frames are assembled in.
pub struct Arena {
    base: NonNull<u8>,
    layout: Layout,
}

impl Arena {
    pub fn new(capacity: usize) -> Self {
        assert!(capacity > 0, "arena needs a capacity");
        let layout = Layout::array::<u8>(capacity).expect("capacity overflow");
        // SAFETY: the layout has a size greater than zero.
        let raw = unsafe { alloc_zeroed(layout) };
        let base = NonNull::new(raw).unwrap_or_else(|| handle_alloc_error(layout));
        Self { base, layout }
    }

    #[inline]
    pub fn capacity(&self) -> usize {
        self.layout.size()
    }

    /// Copies `bytes` into the arena at `offset`.
    #[inline]
    pub fn write_at(&mut self, offset: usize, bytes: &[u8]) {
        unsafe {
            let dst = self.base.as_ptr().add(offset);
            ptr::copy_nonoverlapping(bytes.as_ptr(), dst, bytes.len());
        }
    }

    pub fn as_slice(&self) -> &[u8] {
        unsafe { std::slice::from_raw_parts(self.base.as_ptr(), self.capacity()) }
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        unsafe { dealloc(self.base.as_ptr(), self.layout) }
    }
}
