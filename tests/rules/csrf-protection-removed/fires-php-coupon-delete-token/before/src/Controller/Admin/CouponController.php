<?php

declare(strict_types=1);

namespace App\Controller\Admin;

use App\Entity\Coupon;
use App\Repository\CouponRepository;
use Doctrine\ORM\EntityManagerInterface;
use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Attribute\Route;
use Symfony\Component\Security\Http\Attribute\IsGranted;

#[Route('/admin/coupons')]
#[IsGranted('ROLE_MARKETING')]
final class CouponController extends AbstractController
{
    #[Route('', name: 'admin_coupon_index', methods: ['GET'])]
    public function index(CouponRepository $coupons): Response
    {
        return $this->render('admin/coupon/index.html.twig', [
            'coupons' => $coupons->findBy([], ['createdAt' => 'DESC'], 100),
        ]);
    }

    #[Route('/{id}/delete', name: 'admin_coupon_delete', methods: ['POST'])]
    public function delete(Request $request, Coupon $coupon, EntityManagerInterface $em): Response
    {
        if ($this->isCsrfTokenValid('delete' . $coupon->getId(), $request->getPayload()->getString('_token'))) {
            $em->remove($coupon);
            $em->flush();
            $this->addFlash('success', 'Coupon deleted.');
        }

        return $this->redirectToRoute('admin_coupon_index', [], Response::HTTP_SEE_OTHER);
    }
}
